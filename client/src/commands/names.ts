export const RESTART_SERVER = "attest.restartServer";
export const SHOW_LOG = "attest.showLog";
export const ATTRIBUTE_INFERRED = "attest.attributeInferred";
export const NEXT_STATEMENT = "attest.nextStatement";
export const PREVIOUS_STATEMENT = "attest.previousStatement";
export const GO_TO_STATEMENT = "attest.goToStatement";
export const GO_TO_SPEAKER = "attest.goToSpeaker";
