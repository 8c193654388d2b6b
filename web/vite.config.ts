import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/**
 * Installable, and open without signal: the files of the page are kept on the device, never an answer of the server.
 * A new version waits until somebody takes it or every window is closed, so that nobody's form is pulled away.
 */
const offlineShell = VitePWA({
  registerType: 'prompt',
  injectRegister: null,
  manifest: {
    name: '治本 · 安全生产治本攻坚平台',
    short_name: '治本',
    description: '重大事故隐患数据库：上报、整改、复查、销号',
    lang: 'zh-CN',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: '#1f4e79',
    background_color: '#f3f5f8',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [{ name: '上报隐患', url: '/report', icons: [{ src: '/icon-192.png', sizes: '192x192' }] }],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,webmanifest}'],
    // Charts show what only the server knows: no device keeps the library for them.
    globIgnores: ['**/draw-*.js'],
    navigateFallback: '/index.html',
    // The interface is the truth or nothing: it is never answered from the device.
    navigateFallbackDenylist: [/^\/api\//, /^\/healthz/, /^\/readyz/, /^\/metrics/],
    cleanupOutdatedCaches: true,
  },
});

/** The page. While developing, API calls go to the server that `npm start` runs. */
export default defineConfig({
  plugins: [react(), offlineShell],
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700 },
});
