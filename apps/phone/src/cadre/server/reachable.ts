import { Store } from '../shell/store';

/** Whether the server answered when it was last asked: a browser's own word on the network is not worth much. */
export const reachable = new Store(true);
