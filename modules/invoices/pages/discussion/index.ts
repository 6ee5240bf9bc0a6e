// The pages of discussions.

import { Hono } from 'hono';
import type { PageEnv } from '#src/http/env.ts';
import { discussionActions } from './actions.tsx';
import { discussionLists } from './list.tsx';

export const discussionPages = new Hono<PageEnv>();
for (const part of [discussionLists, discussionActions]) discussionPages.route('/', part);
