/** Takes settings from `.env` in the working folder, before anything reads one; the environment itself wins. */
try {
  process.loadEnvFile('.env');
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}
