// A chunk of its own, by its name: it is not stored for offline use (joining takes a network anyway).
export { BarcodeDetector } from 'qr/decode.js';
