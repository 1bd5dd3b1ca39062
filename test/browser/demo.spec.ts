import { Program } from '@test/program';
import { closeBrowser } from './browser';
import { theGraphiql } from './graphiql.tests';
import { theReport } from './report.tests';
import { theDashboard } from './dashboard.tests';

// None changes anything, so one demonstration is enough for all.
describe('the demonstration', () => {
  let demo: Program;
  beforeAll(async () => {
    demo = await Program.startDemo();
  });
  afterAll(async () => {
    await closeBrowser();
    await demo?.stop();
  });

  theDashboard(() => demo);
  theReport(() => demo);
  theGraphiql(() => demo);
});
