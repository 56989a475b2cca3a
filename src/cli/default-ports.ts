/** Where the apps listen unless told otherwise; also in the links made before the first `serve`. */
export const defaultPorts = { app: 4747, review: 4748 } as const;
