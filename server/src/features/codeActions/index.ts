export { declaringActions } from "./declaring";
export { codeActions, touched } from "./fixes";
export { selectionActions } from "./selection";
export { suppressingActions } from "./suppressing";
