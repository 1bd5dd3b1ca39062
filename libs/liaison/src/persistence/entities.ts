import { LiaisonEntity } from './liaison.entity';

export const LIAISON_ENTITIES = [LiaisonEntity];
