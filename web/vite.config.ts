import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page. While developing, API calls go to the server that `npm start` runs. */
export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700 },
});
