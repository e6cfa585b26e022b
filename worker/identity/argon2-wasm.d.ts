/**
 * What importing the package's .wasm gives: in workerd the compiled module as the default export,
 * in Node the exports of an instance (WebAssembly/ES module integration).
 */
declare module '@phi-ag/argon2/argon2.wasm' {
  const module: WebAssembly.Module | undefined
  export default module
}
