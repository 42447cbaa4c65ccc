/** What the host of a workspace is told. */
export interface WorkspaceHost {
  /** For the log: why a file cannot be read. */
  report(uri: string, why: string): void;
  /** One line that the user sees. */
  tell(message: string): void;
  /** How many files are left to be looked at; 0 at the end. */
  progress(left: number): void;
}
