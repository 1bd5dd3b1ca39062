export { LiaisonRole } from './domain/liaison.words';
export { LiaisonRefused } from './liaison.errors';
export { LIAISON_FEATURE } from './liaison.feature';
export { LiaisonModule } from './liaison.module';
export { type AssignLiaison, type EndLiaison, LiaisonService } from './liaison.service';
export { LIAISON_ENTITIES } from './persistence/entities';
export { liaisonsOf, type LiaisonRow, myFirmList } from './persistence/liaison.queries';
