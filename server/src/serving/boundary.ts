import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

/** Where it is shown what goes wrong: the log, and one line for the user. */
export interface Voice {
  log(message: string): void;
  tell(message: string): void;
}

type Handler<Params, Rest extends unknown[], Result> = (
  params: Params,
  token: CancellationToken,
  ...rest: Rest
) => Result | Promise<Result>;

/** What keeps the server alive: nothing thrown within goes further than the log. */
export interface Boundary {
  /** A handler of requests: if it throws, `otherwise` is the answer. A `ResponseError` is an answer, too. */
  request<Params, Rest extends unknown[], Result>(
    what: string,
    otherwise: Result,
    handler: Handler<Params, Rest, Result>,
  ): (params: Params, token: CancellationToken, ...rest: Rest) => Promise<Result>;
  /** A handler of notifications. */
  notification<Params>(what: string, handler: (params: Params) => void): (params: Params) => void;
  /** Resolves when `work` has ended, well or not. */
  background(what: string, work: Promise<unknown>): Promise<void>;
}

/** The user is told of the first error only. */
export function createBoundary(voice: Voice): Boundary {
  let told = false;

  function report(what: string, error: unknown): void {
    voice.log(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    if (told) return;
    told = true;
    voice.tell(`Attest met an error (${what}) and goes on without that answer. The log has the details.`);
  }

  return {
    request:
      (what, otherwise, handler) =>
      async (params, token, ...rest) => {
        if (token.isCancellationRequested) throw cancelled();
        try {
          return await handler(params, token, ...rest);
        } catch (error) {
          if (error instanceof ResponseError) throw error;
          report(what, error);
          return otherwise;
        }
      },
    notification: (what, handler) => (params) => {
      try {
        handler(params);
      } catch (error) {
        report(what, error);
      }
    },
    background: (what, work) =>
      work.then(
        () => {},
        (error) => report(what, error),
      ),
  };
}

export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

/** The document has been edited since the question about a place in it. */
export function outdated(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, "the document has changed");
}
