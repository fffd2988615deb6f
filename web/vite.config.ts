import { defineConfig } from 'vitest/config';

const appliance = process.env.APPLIANCE_URL ?? 'http://127.0.0.1:9021';

export default defineConfig({
  build: {
    outDir: '../target/classes/web',
    emptyOutDir: true,
    target: 'es2022',
    // Its polyfill would be the only inline script, which the Content-Security-Policy forbids.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': { target: appliance, changeOrigin: true } } },
  test: { include: ['src/**/*.test.ts'] },
});
