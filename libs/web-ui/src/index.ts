import './base.css';

export * from './api';
export * from './fields';
export * from './form';
export * from './formats';
export * from './i18n';
export * from './light';
export * from './problem';
export * from './states';
export * from './words/common';
export * from './words/desk';
export * from './words/firms';
export * from './words/phone';
export * from './words/portal';
export * from './words/report';
export * from './words/session';
export * from './words/users';
export * from './words/wall';
