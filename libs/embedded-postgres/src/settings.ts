/**
 * Settings of the server, given on its command line so that they hold whatever the files say. Sized for the smallest
 * machine we promise (2 cores, 4 GB, shared with the application): 256 MB of cache, 8 MB per sort.
 */
const usual: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // TCP with a password only: a socket would need a short path that both users can reach.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  max_worker_processes: '4',
  max_parallel_workers: '2',
  max_parallel_workers_per_gather: '1',
  // Our statements are short: compiling them costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'Asia/Shanghai',
  datestyle: 'ISO, YMD',
  lc_messages: 'C',
  password_encryption: 'scram-sha-256',
  // Files of at most 8 MB; the supervisor keeps the newest ones.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%Y%m%d-%H%M%S.log',
  log_file_mode: '0600',
  log_rotation_size: '8MB',
  log_rotation_age: '1d',
  log_line_prefix: '%m [%p] %q%u@%d %a ',
  log_min_duration_statement: '2s',
  log_checkpoints: 'off',
};

/** For tests: nothing is forced to disk. A power cut destroys the database, a killed server does not. */
const throwaway: Readonly<Record<string, string>> = {
  fsync: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // A hundred small databases that live for a minute each need no gardener.
  autovacuum: 'off',
  log_min_duration_statement: '-1',
};

export const serverArguments = (durable: boolean, port: number, own: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries({ ...usual, ...(durable ? {} : throwaway), ...own, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
