// The two archive formats that a package feed needs and node does not bring: reading a .tgz, writing a .zip.
import { deflateRawSync, gunzipSync } from 'node:zlib';

const TAR_BLOCK = 512;

/** Yields the regular files of a gzipped tar as { path, data }. Paths longer than a plain header holds are not supported. */
export function* filesInTarball(tarball) {
  const tar = gunzipSync(tarball);
  for (let at = 0; at + TAR_BLOCK <= tar.length && tar[at] !== 0;) {
    const header = tar.subarray(at, at + TAR_BLOCK);
    const field = (start, length) => header.toString('utf8', start, start + length).replace(/\0[^]*$/, '');
    const size = parseInt(field(124, 12), 8);
    const isFile = header[156] === 0 || header[156] === 0x30;
    if (isFile) {
      yield { path: field(0, 100), data: tar.subarray(at + TAR_BLOCK, at + TAR_BLOCK + size) };
    }
    at += TAR_BLOCK + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  }
}

/** Zips { path, data } files. Entries carry a fixed date, so that the same files give the same bytes. */
export function zip(files) {
  const local = [];
  const directory = [];
  let offset = 0;
  for (const { path, data } of files) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(data, { level: 9 });
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0); // version needed: 2.0
    shared.writeUInt16LE(0x0800, 2); // names are UTF-8
    shared.writeUInt16LE(8, 4); // deflate
    shared.writeUInt16LE(0x0021, 8); // 1980-01-01, the first day that zip knows
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(name.length, 22);

    local.push(signature(0x04034b50), shared, name, packed);

    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), shared, tail, name);
    offset += 4 + shared.length + name.length + packed.length;
  }

  const directorySize = directory.reduce((total, part) => total + part.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(directorySize, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...local, ...directory, signature(0x06054b50), end]);
}

function signature(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function crc32(data) {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
    }
  }
  return ~crc >>> 0;
}
