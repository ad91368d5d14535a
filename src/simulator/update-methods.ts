/** getUpdates and the webhook methods, and what a bot looks up: getMe, getChat, getFile. */
import type { Update } from 'grammy/types';
import { ApiError, badRequest } from './api-error.ts';
import { LIMITS } from './limits.ts';
import { findChat, type Methods } from './method.ts';
import type { UpdateKind, UpdateQueue } from './update-queue.ts';
import type { Webhook } from './webhook.ts';
import type { World } from './world.ts';

const UPDATE_KINDS: { readonly [K in UpdateKind]-?: true } = {
  message: true,
  edited_message: true,
  channel_post: true,
  edited_channel_post: true,
  business_connection: true,
  business_message: true,
  edited_business_message: true,
  deleted_business_messages: true,
  guest_message: true,
  stopped_message_generation: true,
  message_reaction: true,
  message_reaction_count: true,
  inline_query: true,
  chosen_inline_result: true,
  callback_query: true,
  shipping_query: true,
  pre_checkout_query: true,
  purchased_paid_media: true,
  poll: true,
  poll_answer: true,
  my_chat_member: true,
  chat_member: true,
  chat_join_request: true,
  chat_boost: true,
  removed_chat_boost: true,
  managed_bot: true,
  subscription: true,
};

/** The methods with which a bot hears what happens. */
export function updateMethods(
  queue: UpdateQueue,
  webhook: Webhook,
): Methods<'getUpdates' | 'setWebhook' | 'deleteWebhook' | 'getWebhookInfo'> {
  return {
    getUpdates: async (parameters, { signal }): Promise<Update[]> => {
      if (webhook.isSet()) {
        throw new ApiError(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      queue.allow(readKinds(parameters.allowed_updates));
      const { offset, limit, timeout } = parameters;
      return await queue.poll({ offset, limit, timeout }, signal);
    },
    setWebhook: ({ url, secret_token, max_connections, allowed_updates, drop_pending_updates }) => {
      if (url === undefined) throw badRequest('parameter "url" is required');
      queue.allow(readKinds(allowed_updates));
      if (drop_pending_updates) queue.dropAll();
      if (url === '') webhook.remove();
      else webhook.set({ url, secretToken: secret_token, maxConnections: max_connections });
      return true;
    },
    deleteWebhook: ({ drop_pending_updates }) => {
      if (drop_pending_updates) queue.dropAll();
      webhook.remove();
      return true;
    },
    getWebhookInfo: () => {
      const allowed = queue.allowed() as UpdateKind[]; // `readKinds` let only kinds in
      return { ...webhook.info(), ...(allowed.length > 0 && { allowed_updates: allowed }) };
    },
  };
}

/** The methods that only look. */
export function lookupMethods(world: World): Methods<'getMe' | 'getChat' | 'getFile'> {
  return {
    getMe: () => world.bot,
    getChat: ({ chat_id }) => {
      const { chat } = findChat(world, chat_id);
      return {
        ...chat,
        accent_color_id: 0,
        max_reaction_count: 11,
        accepted_gift_types: {
          unlimited_gifts: false,
          limited_gifts: false,
          unique_gifts: false,
          premium_subscription: false,
          gifts_from_channels: false,
        },
      };
    },
    getFile: ({ file_id = '' }) => {
      const file = world.files.get(file_id);
      if (!file) throw badRequest('invalid file_id');
      if (file.bytes.length > LIMITS.downloadBytes) throw badRequest('file is too big');
      return { file_id, file_unique_id: file.uniqueId, file_size: file.bytes.length, file_path: file.path };
    },
  };
}

function readKinds(kinds: readonly string[] | undefined): readonly string[] | undefined {
  if (kinds === undefined) return undefined;
  if (!Array.isArray(kinds)) throw badRequest('allowed_updates must be an Array of strings');
  const unknown = kinds.find((kind) => !Object.hasOwn(UPDATE_KINDS, String(kind)));
  if (unknown !== undefined) throw badRequest(`unknown update type "${String(unknown)}"; Telegram would ignore it`);
  return kinds;
}
