/** What is used of a `BarcodeDetector`. */
interface Detector {
  readonly detect: (image: ImageBitmapSource) => Promise<readonly { readonly rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { formats: 'qr_code'[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Reads QR codes. Safari, Firefox and Chromium on Windows and Linux have no detector: one is loaded then. */
export async function createQrReader(): Promise<Detector> {
  if ('BarcodeDetector' in window) {
    const Native = window.BarcodeDetector as DetectorClass;
    const formats = await Native.getSupportedFormats().catch((): string[] => []);
    if (formats.includes('qr_code')) return new Native({ formats: ['qr_code'] });
  }
  const { BarcodeDetector } = await import('./qr-decoder.ts');
  return new BarcodeDetector({ formats: ['qr_code'] });
}

/** The text of a QR code on a picture; `null`: there is none on it, or it is no picture. */
export async function readQrFromPicture(picture: Blob): Promise<string | null> {
  const reader = await createQrReader();
  try {
    const bitmap = await createImageBitmap(picture);
    const [code] = await reader.detect(bitmap);
    bitmap.close();
    return code?.rawValue ?? null;
  } catch {
    return null;
  }
}
