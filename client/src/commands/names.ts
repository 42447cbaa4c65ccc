export const RESTART_SERVER = "attest.restartServer";
export const SHOW_LOG = "attest.showLog";
