using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using CoProduction.Benchmarks.ColdStart;
using CoProduction.Benchmarks.Dashboard;
using CoProduction.Benchmarks.Deployment;
using CoProduction.Benchmarks.Duplicates;
using CoProduction.Benchmarks.Gaps;
using CoProduction.Benchmarks.Mail;
using CoProduction.Benchmarks.Reporting;
using CoProduction.Benchmarks.Requests;
using CoProduction.Benchmarks.Storage;
using CoProduction.Functions.Tests.Duplicates;

namespace CoProduction.Benchmarks;

/// <summary>What is measured, and how.</summary>
internal static class Topics
{
    /// <summary>Everything once: for seeing that it runs, not for figures.</summary>
    public static readonly Job Once = InThisProcess().WithStrategy(RunStrategy.ColdStart).WithIterationCount(1);

    public static readonly IReadOnlyList<Topic> All =
    [
        new BenchmarkTopic("gaps", "Calculation of the gap report", typeof(GapReportBenchmarks), InThisProcess().WithWarmupCount(3).WithIterationCount(12),
            """
            60 months, 12 products, 48 components, a plan for every fifth site; one thread, garbage collection included.
            The baseline sums rates by item and month in one case; the report computes four cases in three readings, and names
            each line, plan and source behind them. Few sites: the sharing of components, in each case and month, which
            costs the same for any number of sites. Many sites: the memory in which the records lie scattered, for the report
            goes over them twice, and the list of sources that it gives, which the garbage collector moves. The analyses share
            components a thousand times over, and read no site.
            """),
        new BenchmarkTopic("losses", "Losses and scenarios", typeof(LossBenchmarks), InThisProcess().WithWarmupCount(3).WithIterationCount(12),
            """
            The registers are the same as above, with one case at the floor and all 60 months. The results are exact, as if
            each month were shared again without the site. The baseline computes four cases in three readings.

            Few sites: most of them matter. Each item has too little spare capacity in some month, so the calculation lowers its capacity in every
            month. The partners have 60 items each, so every month is shared again for them.

            Many sites: most have no part in a bottleneck, and the calculation skips them at once. The remaining time goes into reading all lines
            and writing the losses.

            The search for sets of sites that break a goal covers the last month only, but all pairs of sites. It takes longer the more pairs lose
            something together that neither site loses alone: 1.3 million pairs at 100,000 sites. A scenario needs two reports, and rebuilds every
            factory whose plans slip.
            """),
        new BenchmarkTopic("sharing", "Sharing of one month's capacity", typeof(SharingBenchmarks), InThisProcess().WithWarmupCount(3).WithIterationCount(12),
            """
            There are five times as many items as products, in the last month of the goals. The LP solver runs in a node process that is already
            started. It keeps its model and solves each linear program from the basis of the last one. Each of its requests has twenty sharings.
            Before the measurement, the two must agree to 1e-9 of each output. The solver's memory figure covers only this side of the pipe.
            """),
        new BenchmarkTopic("probabilities", "Monte Carlo over plans", typeof(ProbabilityBenchmarks), Monitored(),
            """
            10,000 trials in three readings, 60 months, 12 products, 60 items, some 2,000 plans that may come or not. The
            baseline draws the same random numbers one by one and makes nothing of them. Trials draw them eight at a time, as
            the third line does: held against that line they take as many times longer as it is faster. What comes on top: when
            lines change, capacities and outputs in every month of every trial, and what each plan means for its families'
            goals. A third of it is the sharing of components, eight months at a time. Outputs of each reading are kept for the
            quantiles, three times 58 MB in memory that the next run uses again. What two threads gain is to be held against what the
            machine gains by them where each draws by itself: a virtual machine gives the second core now more, now less, so
            that the trials gained from 1.65 to 2.2 times over several runs.
            """),
        new BenchmarkTopic("snapshot", "Snapshot read from storage", typeof(SnapshotBenchmarks), Monitored(),
            """
            All records of the register, partitions side by side; the baseline makes nothing of the rows. Limited by the emulator: one
            node process, which shares the machine's cores with what is measured. What comes on top is the reading of JSON into records.
            """),
        new MemoryTopic("memory", "The register in memory",
            """
            Synthetic sites of 40 partners with a plan for every fifth, read from rows that are in memory already, so that no storage limits what is measured; the median of 21. Bytes are those that the
            garbage collector finds alive. "One changed" is what a program makes of one changed row, as a part of what it makes of all rows at its start. A search for a word that is nowhere looks
            at all sites; the first one folds their texts.
            """),
        new BenchmarkTopic("import", "Import into storage", typeof(ImportBenchmarks), Monitored(),
            """
            A whole register into an empty one: two rows for each record, itself and its history, in transactions with a row each for
            their turn and for what they changed. The baseline writes
            the very same rows in batches of 100, ready made, without reading what is there. Limited by the emulator, as above. What comes on
            top is reading first what is there, writing JSON, and hashing; for files also reading them, checking them
            as a whole, and keeping what was accepted as a blob, from which a killed import is finished.
            """),
        new BenchmarkTopic("writers", "Writers of one partner at once", typeof(WriterBenchmarks), Monitored(),
            """
            Each writer reads a site and replaces it; all sites are in one partition, which takes one transaction after the other. Writers that
            wait share a transaction. The baseline reads and writes the same rows, ready made, for one site after the other. Limited by the
            emulator, as above. What comes on top, best seen with one writer: reading and writing JSON, hashing, and the difference for the history.
            """),
        new BenchmarkTopic("feed", "Changes where nothing is new", typeof(FeedBenchmarks), Monitored(),
            """
            A mirror of a register with a figure of each country, a stream each, asks for changes and gets none, as most mirrors do most of the time. The baseline
            is the one query that tells which partitions were written to. Limited by the emulator, as above. What comes on top goes over the streams in memory and names the next position.
            """),
        new BenchmarkTopic("duplicates", "Sites that may be registered twice", typeof(DuplicateBenchmarks), Monitored(),
            """
            Synthetic sites of 40 partners, every fiftieth a twin; one thread. The baseline finds equal names only. What comes on
            top is the folding of each site's words, once, and the comparison with the sites whose names begin alike.

            Accuracy: each site of the starter data is rewritten as a second clerk would write it, with a fixed seed, and compared with all of
            them. functions/Duplicates/README.md describes the errors.
            """,
            () => Measurement.OfStarterData().Table()),
        new RequestsTopic("requests", "Requests to a running program",
            """
            Synthetic registers in the emulator, served by a process of their own; the reader of one partner sees everything. The callers and the emulator share the machine's
            cores with the program.

            One caller: the median of 21 requests (of 5 at 100,000 sites), with the request and the query that tells what moved. The baseline reads the rows of records in all partitions, eight at a time, and makes
            nothing of them: what any start of a program has to do at least. "Another program" has the same storage; what it writes is to be in the very next answer.

            Many callers, for ten seconds each, by autocannon: the first line asks for nothing from the register or storage, so it is what the machine and the server can do. What
            limits the others is the query to the emulator that tells what moved, which concurrent requests share, and for the report the size of its answer. The last line is of a single
            caller, and counts what the answers of the others leave of the machine; whether the program is ready takes requests to the tables, blobs and queues.
            """),
        new DashboardTopic("dashboard", "The dashboard in a browser",
            """
            By the browser's own clock, in Chromium without a window or a graphics card, on the same cores as the program and the emulator: the overview on the starter data,
            from the start of the navigation until its four cards stand, by 15 visits; the difference of a scenario that nobody has asked for yet, from its switch until the
            table shows it; and 120 frames of the map of a synthetic register. What limits the overview is the start of the script and the answer of the report; the difference
            is limited by the computation of a report under scenarios; the map by the painting in software.
            """),
        new MailTopic("mail", "Weekly reports by mail",
            """
            Reports of one night of the starter data to recipients of ten partners, with charts and figures, into a pickup folder; from the first request to send until the last file
            is there. The baseline writes as many files of the same size to the disk. What comes on top: ten briefings, with the questions of each partner and the charts, and four
            requests to storage for each message, because the ledger is written before and after it. Limited by the emulator, as above. Recipients of a partner share all of their
            message but a link.
            """),
        new ColdStartTopic("cold-start", "Cold start of the isolated worker",
            """
            From the start of the process, with its files in memory; the median of 15 runs, taken by turns. The Functions
            host itself is not measured: a stand-in of the tests starts the worker, and answers at once. The empty worker has the same packages,
            one function, and the defaults of its template. "calls the host": the program is put together; "has loaded its functions":
            the host can send it requests; "first answer": one request for api/health/live has gone through the host and back. ReadyToRun
            is what ./dev publish makes. The processor time says more than the time where other programs use the machine.
            """),
        new DeploymentTopic("deployment", "Package, start and memory",
            """
            What ./dev publish makes: ReadyToRun, linux-x64, without the runtime. The median of 9 starts, from the start of the process until
            api/health/ready answers 200, which takes requests to the tables, blobs and queues of Azurite. The requests ask for the OpenAPI document,
            one after the other. The memory is the working set, with the garbage collector of servers. Of the worker, the Functions host and its
            memory are not in it.
            """),
    ];

    // A build of its own for each benchmark would need a registry that carries everything.
    private static Job InThisProcess() =>
        Job.Default.WithToolchain(new InProcessNoEmitToolchain(TimeSpan.FromHours(1), logOutput: true));

    /// <summary>One call at a time: each takes long, and what it writes is to be removed before the next.</summary>
    private static Job Monitored() =>
        InThisProcess().WithStrategy(RunStrategy.Monitoring).WithWarmupCount(1).WithIterationCount(5).WithInvocationCount(1).WithUnrollFactor(1);
}
