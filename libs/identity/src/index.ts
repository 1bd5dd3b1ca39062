export { type Area, areaOf } from './persistence/area.queries';
