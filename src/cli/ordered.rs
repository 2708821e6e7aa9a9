//! Work spread over threads, results taken in the order of the jobs, in bounded memory.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How much may be under way at once: read but not yet taken.
const MAX_BYTES: usize = 16 << 20;
/// How many jobs may be under way, for each thread.
const MAX_JOBS: usize = 64;
/// A thread takes so many jobs at once, if they wait and do not hold more bytes than this: to wake
/// another thread for each would cost more than many a job.
const BATCH_JOBS: usize = 16;
const BATCH_BYTES: usize = 32 << 10;

/// What is under way; the reader waits here until there is room for one more.
#[derive(Default)]
struct Room {
    used: Mutex<(usize, usize)>,
    freed: Condvar,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Room {
    /// Waits for room. A job larger than all the room goes alone.
    fn enter(&self, bytes: usize, max_jobs: usize, stop: &AtomicBool) {
        let mut used = locked(&self.used);
        while used.0 > 0 && (used.0 >= max_jobs || used.1 + bytes > MAX_BYTES) {
            if stop.load(Ordering::Relaxed) {
                return;
            }
            used = self
                .freed
                .wait(used)
                .unwrap_or_else(PoisonError::into_inner);
        }
        used.0 += 1;
        used.1 += bytes;
    }

    /// Makes room. The reader is woken when half of it is free, not for each job: to wake it costs more
    /// than many a job.
    fn leave(&self, bytes: usize, max_jobs: usize) {
        let mut used = locked(&self.used);
        used.0 = used.0.saturating_sub(1);
        used.1 = used.1.saturating_sub(bytes);
        if used.0 <= max_jobs / 2 && used.1 <= MAX_BYTES / 2 {
            self.freed.notify_one();
        }
    }
}

/// Does `work` on every job, on `threads` threads, and hands the results to `take` in the order of
/// the jobs, until it breaks off. `size` tells the bytes that a job holds.
///
/// With one thread all happens on this one.
pub(super) fn ordered<J: Send, D: Send>(
    threads: usize,
    jobs: impl Iterator<Item = J> + Send,
    size: impl Fn(&J) -> usize + Sync,
    work: impl Fn(J) -> D + Sync,
    mut take: impl FnMut(D) -> ControlFlow<()>,
) {
    if threads <= 1 {
        for job in jobs {
            if take(work(job)).is_break() {
                return;
            }
        }
        return;
    }
    let room = Room::default();
    let stop = AtomicBool::new(false);
    let (send_job, jobs_sent) = mpsc::channel::<(u64, usize, J)>();
    let jobs_sent = Mutex::new(jobs_sent);
    let (send_done, done) = mpsc::channel::<Vec<(u64, usize, D)>>();
    thread::scope(|scope| {
        let (room, stop, size, work, jobs_sent) = (&room, &stop, &size, &work, &jobs_sent);
        scope.spawn(move || {
            for (number, job) in (0..).zip(jobs) {
                let bytes = size(&job);
                room.enter(bytes, threads * MAX_JOBS, stop);
                if stop.load(Ordering::Relaxed) || send_job.send((number, bytes, job)).is_err() {
                    return;
                }
            }
        });
        for _ in 0..threads {
            let send_done = send_done.clone();
            scope.spawn(move || {
                loop {
                    let jobs = batch(&locked(jobs_sent));
                    let mut made = Vec::with_capacity(jobs.len());
                    for (number, bytes, job) in jobs {
                        if stop.load(Ordering::Relaxed) {
                            return;
                        }
                        made.push((number, bytes, work(job)));
                    }
                    if made.is_empty() || send_done.send(made).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send_done);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (number, bytes, result) in done.into_iter().flatten() {
            waiting.insert(number, (bytes, result));
            while let Some((bytes, result)) = waiting.remove(&next) {
                next += 1;
                room.leave(bytes, threads * MAX_JOBS);
                if take(result).is_break() {
                    stop.store(true, Ordering::Relaxed);
                    room.freed.notify_all();
                    return;
                }
            }
        }
    });
}

/// The next jobs: one that is waited for, and small ones that wait already. None at the end.
fn batch<J>(jobs: &mpsc::Receiver<(u64, usize, J)>) -> Vec<(u64, usize, J)> {
    let mut taken: Vec<_> = jobs.recv().into_iter().collect();
    let mut bytes: usize = taken.iter().map(|job| job.1).sum();
    while (1..BATCH_JOBS).contains(&taken.len()) && bytes < BATCH_BYTES {
        let Ok(job) = jobs.try_recv() else { break };
        bytes += job.1;
        taken.push(job);
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        for threads in [1, 2, 7] {
            let mut taken = Vec::new();
            let work = |n: u64| {
                // Early jobs take longest.
                thread::sleep(Duration::from_micros(500 / (n + 1)));
                n * n
            };
            ordered(
                threads,
                0..300,
                |_| MAX_BYTES / 10,
                work,
                |square| {
                    taken.push(square);
                    ControlFlow::Continue(())
                },
            );
            assert_eq!(taken, (0..300).map(|n| n * n).collect::<Vec<_>>());
        }
    }

    #[test]
    fn breaking_off_ends_even_an_endless_supply() {
        for threads in [1, 3] {
            let mut left = 100;
            ordered(
                threads,
                0..,
                |_| 1,
                |n: u64| n,
                |_| {
                    left -= 1;
                    if left == 0 {
                        ControlFlow::Break(())
                    } else {
                        ControlFlow::Continue(())
                    }
                },
            );
            assert_eq!(left, 0);
        }
    }
}
