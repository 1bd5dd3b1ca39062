import { DemandsDoor } from '@app/visits';
export class VisitDemands extends DemandsDoor { recordIn(): Promise<never> { return Promise.reject(new Error('x')); } }
