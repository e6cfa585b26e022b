/** The part of jsonld 9 that is used here; the package brings no types. */
declare module 'jsonld' {
  export type RemoteDocument = {
    readonly contextUrl: null
    readonly document: unknown
    readonly documentUrl: string
  }
  const jsonld: {
    canonize(
      document: unknown,
      options: {
        algorithm: 'RDFC-1.0'
        format: 'application/n-quads'
        base: null
        safe: true
        rdfDirection: 'i18n-datatype'
        documentLoader: (url: string) => Promise<RemoteDocument>
      },
    ): Promise<string>
  }
  export default jsonld
}
