import { Liaison } from './liaison.entity';

export const LIAISON_ENTITIES = [Liaison];
