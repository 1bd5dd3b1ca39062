import { Program } from '@test/program';
import { closeBrowser } from './browser';
import { theReport } from './report.tests';
import { theWall } from './wall.tests';

// Neither changes anything, so one demonstration is enough for both.
describe('the demonstration', () => {
  let demo: Program;
  beforeAll(async () => {
    demo = await Program.startDemo();
  });
  afterAll(async () => {
    await closeBrowser();
    await demo?.stop();
  });

  theWall(() => demo);
  theReport(() => demo);
});
