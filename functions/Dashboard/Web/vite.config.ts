import { defineConfig } from 'vite';

// The program serves what comes out under /dashboard/, and index.html at /. Names carry a hash, so browsers keep them.
export default defineConfig({
  base: '/dashboard/',
  publicDir: false,
  build: {
    outDir: '../../obj/dashboard',
    emptyOutDir: true,
    assetsDir: '',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    target: 'es2022',
  },
  // npm run dev: the page at /dashboard/, with the API of ./dev run.
  server: { host: '127.0.0.1', proxy: { '/api': `http://127.0.0.1:${process.env.COPRODUCTION_PORT ?? 7071}` } },
});
