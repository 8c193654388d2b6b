import { defineConfig, type Plugin } from 'vite';
import { shell } from './verifier/shell.ts';

/** Puts the script into the page itself: it has to work from a disk, alone. */
const oneFile: Plugin = {
  name: 'one-file',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const [file, part] of Object.entries(bundle)) {
      if (part.type !== 'chunk') continue;
      delete bundle[file];
      const source = shell(part.code.replaceAll('</script', '<\\/script'));
      this.emitFile({ type: 'asset', fileName: 'verify.html', source });
    }
  },
};

/** The verifier: one page that is downloaded, not visited. Built after the page, into the same folder. */
export default defineConfig({
  plugins: [oneFile],
  publicDir: false,
  build: {
    target: 'es2022',
    emptyOutDir: false,
    lib: { entry: 'verifier/main.ts', formats: ['iife'], name: 'verifier', fileName: () => 'verify.js' },
  },
});
