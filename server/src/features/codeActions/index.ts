export { citingActions } from "./citing";
export { declaringActions } from "./declaring";
export { findingActions } from "./finding";
export { codeActions, touched } from "./fixes";
export { taken, type Wanted } from "./later";
export { mergingActions } from "./merging";
export { referencingActions } from "./referencing";
export { selectionActions } from "./selection";
export { suppressingActions } from "./suppressing";
