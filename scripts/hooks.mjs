// `npm ci` runs this (prepare): git takes its hooks from .githooks. Nothing to do without a clone of one's own, or where somebody set another folder.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

// A linked worktree (a file) shares the settings of its main clone: that one decides.
if (existsSync('.git') && statSync('.git').isDirectory()) {
  try {
    git('config', '--get', 'core.hooksPath');
  } catch {
    try {
      git('config', '--local', 'core.hooksPath', '.githooks');
    } catch (error) {
      console.warn(`No git hooks: ${error.message}`);
    }
  }
}
