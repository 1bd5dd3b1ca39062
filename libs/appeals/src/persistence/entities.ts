import { AppealEvent } from './appeal-event.entity';
import { AppealFile } from './appeal-file.entity';
import { AppealReply } from './appeal-reply.entity';
import { AppealRequest } from './appeal-request.entity';
import { Appeal } from './appeal.entity';
import { Confirmation } from './confirmation.entity';
import { Dispatch } from './dispatch.entity';

export const APPEALS_ENTITIES = [Appeal, AppealEvent, Dispatch, AppealReply, Confirmation, AppealRequest, AppealFile] as const;
