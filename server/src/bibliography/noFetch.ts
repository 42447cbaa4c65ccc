/** Bundled in place of the clients for HTTP that the BibTeX reader brings along: nothing is fetched at run time. */
export default function fetch(): never {
  throw new Error("Attest does not read from the network.");
}

export class Headers {}

fetch.Headers = Headers;
