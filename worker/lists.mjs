// The known-bad pack that is in use now: the one that the scheduled job has put
// into the KV namespace LISTS (lists_workers.go), or the one of the deployment.
import { protection } from "./problem.mjs";

export const currentPath = "/known/current.pack";

/** readRecord resolves to the job's record, or to undefined without a pack. */
export async function readRecord(env) {
  try {
    const record = await env.LISTS?.get("record", "json");
    return record?.sha256 ? record : undefined;
  } catch {
    return undefined; // a namespace that fails is as one that is missing
  }
}

/** readPack resolves to the bytes that a record names, or to undefined. */
export async function readPack(env, record) {
  try {
    return (await env.LISTS.get("pack:" + record.sha256, "arrayBuffer")) ?? undefined;
  } catch {
    return undefined;
  }
}

/** sendPack answers GET and HEAD of currentPath. bundled is the deployment's own pack. */
export async function sendPack(request, env, bundled) {
  const record = await readRecord(env);
  const pack = record && await readPack(env, record);
  const tag = pack ? `"${record.sha256.slice(0, 24)}"` : `"${await hashOf(bundled)}"`;
  const headers = { ...protection, "Content-Type": "application/octet-stream", "Cache-Control": "public, max-age=0, must-revalidate", ETag: tag };
  if (request.headers.get("If-None-Match")?.split(/\s*,\s*/).some((known) => known.replace(/^W\//, "") === tag || known === "*")) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(request.method === "HEAD" ? null : pack ?? bundled, { headers });
}

async function hashOf(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(sum.subarray(0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
