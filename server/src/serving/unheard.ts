/** Says something to a client that may be gone: then nobody is left to hear, and that is no error. */
export async function unheard(send: () => unknown): Promise<void> {
  try {
    await send();
  } catch {}
}
