export { type DemoAccount, demoAccounts, type DemoSlip, demoSlips } from './accounts';
export { DEMO_STATES, type DemoState, loadDemo } from './loader/load-demo';
export { type DemoInstallation, StoryRefused } from './loader/stage';
export { STORY_ENDS_AT } from './story/dates';
export { DEMO_PASSWORD } from './story/people';
