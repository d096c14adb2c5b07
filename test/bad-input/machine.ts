/** Ways to make a machine refuse, for root and for everybody else. */
import { spawnSync } from 'node:child_process';
import { chmod, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Circumstances, Scene } from './bad-input-case.ts';

const isRoot = process.getuid?.() === 0;
const asRoot = (): readonly string[] => (isRoot ? [] : ['--map-root-user']);

/** A user without mounts of its own: a limit on the size of files is the nearest thing to a full disk. */
const mayMount =
  spawnSync('unshare', [...asRoot(), '--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

/**
 * Root may read and write everything: permissions bind it only without these two powers. Everybody else is
 * bound anyway.
 */
export const boundByPermissions: Circumstances = isRoot
  ? { wrapper: ['setpriv', '--bounding-set=-dac_override,-dac_read_search,-fowner', '--'] }
  : {};

/** Takes away the right to write from a folder and everything in it. */
export async function makeReadOnly(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) await removeWriting(join(entry.parentPath, entry.name));
  await removeWriting(folder);
}

/** Nothing can be added to the folder or renamed in it; what stands below can be written. */
export async function closeTopFolder(folder: string): Promise<void> {
  await chmod(folder, 0o500);
}

async function removeWriting(path: string): Promise<void> {
  await chmod(path, (await stat(path)).mode & 0o555);
}

/**
 * Puts the workspace on a disk with almost no room left, in a mount of its own that ends with the process:
 * copies it in, fills what is left but for a few KB, runs the command, copies what then stands there out.
 */
export async function onFullDisk({ folder, workspace }: Scene): Promise<Circumstances> {
  if (!mayMount) {
    // In blocks of 512 bytes.
    const limited = 'ulimit -f 1500; exec "$@"';
    const instead = { code: 'workspace-unusable', says: ['SQLITE_IOERR_WRITE'] } as const;
    return { wrapper: ['sh', '-c', limited, 'sh'], instead };
  }
  const script = join(folder, 'full-disk.sh');
  await writeFile(
    script,
    `set -eu
workspace=$1; shift
mkdir "$workspace.disk"
mount -t tmpfs -o size=4m tmpfs "$workspace.disk"
cp -a "$workspace/." "$workspace.disk/"
mount --bind "$workspace.disk" "$workspace"
free=$(df -k --output=avail "$workspace" | tail -1)
dd if=/dev/zero of="$workspace/.filler" bs=1024 count=$((free - 48)) 2>/dev/null
code=0
"$@" || code=$?
mkdir "$workspace.after"
rm -f "$workspace/.filler"
cp -a "$workspace/." "$workspace.after/"
exit "$code"
`,
  );
  return {
    wrapper: ['unshare', ...asRoot(), '--mount', 'sh', script, workspace],
    workspaceAfter: `${workspace}.after`,
  };
}
