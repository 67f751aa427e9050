package io.milehub.connectors.schedule;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.milehub.connectors.ConnectorLimits;
import io.milehub.database.Outage;
import io.milehub.intake.FeedKey;
import io.milehub.intake.WebhookDeliveries;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One job a feed, kept in the database: whatever the number of nodes, one of them works on a feed at a time, and
 * another takes over when its heartbeats stop.
 */
public final class FeedJobs implements WebhookDeliveries.Listener {
    /** Not a tenant table: a job's id names its tenant. */
    private static final String TABLE = "scheduler.scheduled_tasks";

    private static final Logger LOG = LoggerFactory.getLogger(FeedJobs.class);
    /** Where another node knows a route that this one does not, this one looks away for so long. */
    private static final Duration UNKNOWN_WAIT = Duration.ofMinutes(1);

    private final ConnectorLimits.Jobs limits;
    private final ServerTime time;
    private final Backoff backoff;
    private final GivingBack back;
    private final Semaphore pullSlots;
    private final Map<String, FeedWork> works = new ConcurrentHashMap<>();
    private final Wakes wakes = new Wakes();
    private final DataSource dataSource;
    private final String node;
    private volatile @Nullable Scheduler scheduler;

    /** @param node names this process in the table of jobs */
    public FeedJobs(DataSource dataSource, ConnectorLimits limits, String node) {
        this.limits = limits.jobs();
        this.time = new ServerTime(dataSource);
        this.backoff = new Backoff(this.limits);
        this.back = new GivingBack(time);
        this.pullSlots = new Semaphore(this.limits.pullsAtOnceMax());
        this.dataSource = dataSource;
        this.node = node;
    }

    /** What became of a request to run a job now. */
    public enum Due {
        DUE_NOW,
        RUNNING,
        UNKNOWN,
        UNREACHABLE
    }

    public void add(FeedWork work) {
        works.put(work.jobId(), work);
    }

    public void remove(FeedWork work) {
        works.remove(work.jobId(), work);
    }

    /** The work of that job on this node. */
    public Optional<FeedWork> find(String jobId) {
        return Optional.ofNullable(works.get(jobId));
    }

    /** Begins to work on what was added before. */
    public void start() {
        Scheduler starting = scheduler();
        int left = FormerLife.letGo(dataSource, node);
        if (left > 0) {
            LOG.info("{} jobs were in the hands of this node when it was killed; they are due again", left);
        }
        for (FeedWork work : works.values()) {
            TaskInstance<Void> job = new TaskInstance<>(name(work.kind()), work.jobId());
            if (!starting.scheduleIfNotExists(job, time.now())) {
                advance(starting, work);
            }
        }
        scheduler = starting;
        starting.start();
    }

    private Scheduler scheduler() {
        return Scheduler.create(dataSource, tasks())
                .tableName(TABLE)
                .schedulerName(new SchedulerName.Fixed(node))
                .clock(time)
                .threads(limits.pullsAtOnceMax() + limits.webhookFeedsAtOnceMax())
                .pollingInterval(limits.pollEvery())
                .heartbeatInterval(limits.heartbeat())
                .missedHeartbeatsLimit(limits.missedHeartbeatsMax())
                .shutdownMaxWait(limits.drainMax())
                // Another part of the hub may keep other tasks in this table: they are not ours to delete.
                .deleteUnresolvedAfter(Duration.ofDays(36_500))
                .failureLogging(LogLevel.OFF, false)
                .build();
    }

    private List<Task<?>> tasks() {
        return Arrays.stream(FeedWork.Kind.values()).<Task<?>>map(this::task).toList();
    }

    /** Takes no new work, and waits for what runs, no longer than the limit. */
    public void stop() {
        Scheduler running = scheduler;
        scheduler = null;
        if (running != null) {
            running.stop();
        }
    }

    /** Makes a pull, or the sending of what waits, due now. */
    public Due trigger(TenantId tenant, FeedKey feed) {
        return works.values().stream()
                .filter(work -> work.kind() != FeedWork.Kind.WEBHOOK)
                .filter(work -> work.tenant().equals(tenant) && work.feed().equals(feed))
                .findAny()
                .map(this::dueNow)
                .orElse(Due.UNKNOWN);
    }

    /** Makes a feed's job due now, or tells its turn where it runs; calls that come before it looks are one. */
    @Override
    public void arrived(FeedKey feed) {
        TenantId tenant = Tenancy.current();
        for (FeedWork work : works.values()) {
            boolean meant = work.tenant().equals(tenant) && work.feed().equals(feed);
            if (meant && wakes.ask(work.jobId())) {
                wake(work);
            }
        }
    }

    /** Waits, within a turn of a job, until it is asked to look again; returns whether it was. */
    public boolean asked(FeedWork work, Duration atMost) throws InterruptedException {
        return wakes.await(work.jobId(), atMost);
    }

    private void wake(FeedWork work) {
        wakes.passOn(work.jobId(), work.every(), () -> dueNow(work));
    }

    private Due dueNow(FeedWork work) {
        Scheduler running = scheduler;
        if (running == null) {
            return Due.UNKNOWN;
        }
        try {
            running.reschedule(job(work), time.now());
            running.triggerCheckForDueExecutions();
            return Due.DUE_NOW;
        } catch (TaskInstanceCurrentlyExecutingException e) {
            return Due.RUNNING;
        } catch (TaskInstanceNotFoundException e) {
            return Due.UNKNOWN;
        } catch (RuntimeException e) {
            LOG.warn("{}: could not be made due now, its own schedule goes on", work.jobId(), e);
            return Due.UNREACHABLE;
        }
    }

    /**
     * A shorter interval in the route file counts from the next start on. The tenth is for clocks that differ: to move
     * a job forgets when it last succeeded.
     */
    private void advance(Scheduler starting, FeedWork work) {
        TaskInstanceId job = job(work);
        Duration tolerated = work.every().plus(work.every().dividedBy(10));
        boolean late = starting.getScheduledExecution(job)
                .filter(scheduled -> !scheduled.isPicked() && scheduled.getConsecutiveFailures() == 0)
                .filter(scheduled ->
                        scheduled.getExecutionTime().isAfter(time.now().plus(tolerated)))
                .isPresent();
        if (late) {
            try {
                starting.reschedule(job, time.now().plus(work.every()));
            } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException e) {
                LOG.debug("{} was taken by another node meanwhile", job.getId());
            }
        }
    }

    private CustomTask<Void> task(FeedWork.Kind kind) {
        return Tasks.custom(name(kind), Void.class)
                .onDeadExecutionRevive()
                .onFailure(this::failed)
                .execute((instance, context) -> turn(works.get(instance.getId())));
    }

    private CompletionHandler<Void> turn(@Nullable FeedWork work) {
        if (work == null) {
            return in(UNKNOWN_WAIT);
        }
        boolean pull = work.kind() == FeedWork.Kind.PULL;
        if (pull && !pullSlots.tryAcquire()) {
            return in(limits.pollEvery());
        }
        try {
            wakes.begin(work.jobId());
            Tenancy.<FeedWork, InterruptedException>in(work.tenant(), () -> turned(work));
            return ended(work, work.every());
        } catch (InterruptedException e) {
            return ended(work, Duration.ZERO);
        } finally {
            if (pull) {
                pullSlots.release();
            }
        }
    }

    private static FeedWork turned(FeedWork work) throws InterruptedException {
        try {
            work.turn();
            return work;
        } catch (FeedFailed e) {
            throw new TurnFailed(e);
        }
    }

    /** What was asked between the last look and here is looked for at once, for nobody else was told of it. */
    private CompletionHandler<Void> ended(FeedWork work, Duration wait) {
        return (complete, operations) -> {
            wakes.end(work.jobId());
            back.due(operations, complete, wait);
            if (wakes.asked(work.jobId())) {
                wake(work);
            }
        };
    }

    private CompletionHandler<Void> in(Duration wait) {
        return (complete, operations) -> back.due(operations, complete, wait);
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        String id = complete.getExecution().taskInstance.getId();
        FeedWork work = works.get(id);
        Throwable cause = complete.getCause().orElse(null);
        FeedFailed expected = cause instanceof TurnFailed turn ? turn.failure : null;
        Duration wait = Outage.isBehind(cause)
                ? Backoff.OUTAGE_WAIT
                : backoff.after(
                        complete.getExecution().consecutiveFailures,
                        work == null ? UNKNOWN_WAIT : work.every(),
                        expected == null ? null : expected.notBefore());
        if (expected != null) {
            LOG.warn("{}: failed, next try in {} s: {}", id, wait.toSeconds(), expected.getMessage());
        } else {
            LOG.error("{}: failed, next try in {} s", id, wait.toSeconds(), cause);
        }
        wakes.end(id);
        back.due(operations, complete, wait);
    }

    private static TaskInstanceId job(FeedWork work) {
        return TaskInstanceId.of(name(work.kind()), work.jobId());
    }

    private static String name(FeedWork.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Carries a failure through the scheduler, whose tasks may not throw checked exceptions. */
    private static final class TurnFailed extends RuntimeException {
        private final transient FeedFailed failure;

        TurnFailed(FeedFailed failure) {
            super(failure.getMessage(), failure);
            this.failure = failure;
        }
    }
}
