export * from './actor';
export * from './clock';
export * from './ids';
export * from './local-date';
export * from './money';
export * from './permissions';
export * from './roles';
export * from './state-machine';
