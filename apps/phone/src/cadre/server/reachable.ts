import { Store } from '../shell/store';

/** Whether the server answered when it was last asked: a browser's own word on the network is not worth much. */
export const serverReachable = new Store(true);
