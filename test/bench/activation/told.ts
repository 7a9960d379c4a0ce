/** Milliseconds to load an extension's code and to activate it, and how many commands it has registered. */
export type Told = { readonly load: number; readonly activate: number; readonly commands: number }
