import { LiaisonEntity } from './persistence/liaison.entity';

export { LiaisonRole } from './domain/liaison.words';
export { LiaisonRefused } from './liaison.errors';
export { LiaisonModule } from './liaison.module';
export { type AssignLiaison, type EndLiaison, LiaisonService } from './liaison.service';
export { liaisonsOf, type LiaisonRow } from './persistence/liaison.queries';

export const LIAISON_ENTITIES = [LiaisonEntity];
