using System.Text.Json;
using System.Text.Json.Nodes;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Registry.Dates;
using CoProduction.Registry.Releases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.GapReports.Current;

/// <summary>
/// Answers questions about the current register. What is computed for one caller is the answer to all who see the same and ask the same, until something that
/// they see is changed; so it is found without computing, and an ETag is answered 304 from what is known. What a caller does not see has no part in it.
/// </summary>
public sealed class CurrentAnswers(IRegisterReader register, Visibility visibility, CurrentProjections projections, AnalysisGate gate, TimeProvider time) : IDisposable
{
    private const int MostBytes = 64 << 20;
    private const int Overhead = 1_000;

    private readonly BoundedCache<KnownAnswer> known = new(MostBytes);
    private readonly SharedWork<Outcome> work = new();

    /// <summary>Answers a request with JSON.</summary>
    /// <inheritdoc cref="Find{TMeasured}"/>
    internal Task<Results<ETagged<TValue>, InvalidQueryProblem, CycleProblem, BusyProblem>> Of<TValue>(
        HttpRequest request, Query query, Month? asOf, Func<VisibleProjection, CancellationToken, JsonObject?> compute, CancellationToken cancellation)
        where TValue : class => Of<TValue>(request, query, asOf, (seen, ended) => Task.FromResult(compute(seen, ended)), cancellation);

    /// <summary>Answers a request with JSON.</summary>
    /// <inheritdoc cref="Find{TMeasured}"/>
    internal async Task<Results<ETagged<TValue>, InvalidQueryProblem, CycleProblem, BusyProblem>> Of<TValue>(
        HttpRequest request, Query query, Month? asOf, Func<VisibleProjection, CancellationToken, Task<JsonObject?>> compute, CancellationToken cancellation)
        where TValue : class
    {
        var found = await Find<TValue>(
            request, query, asOf, async (seen, ended) => await compute(seen, ended) is { } json ? JsonSerializer.SerializeToUtf8Bytes(json, RecordJson.Options) : null, cancellation);
        return found.Answer is { } answer ? ETagged<TValue>.Kept(answer.Content, answer.ETag)
            : found.Cycle is { } cycle ? cycle
            : found.IsBusy ? new BusyProblem()
            : new InvalidQueryProblem(found.Faults);
    }

    /// <summary>Answers a request with text in UTF-8.</summary>
    /// <inheritdoc cref="Find{TMeasured}"/>
    internal async Task<Results<ETaggedText, InvalidQueryProblem, CycleProblem, BusyProblem>> TextOf<TMeasured>(
        HttpRequest request, Query query, Month? asOf, string contentType, Func<VisibleProjection, CancellationToken, Task<byte[]?>> compute, CancellationToken cancellation)
    {
        var found = await Find<TMeasured>(request, query, asOf, compute, cancellation);
        return found.Answer is { } answer ? new ETaggedText(answer.Content, contentType, answer.ETag)
            : found.Cycle is { } cycle ? cycle
            : found.IsBusy ? new BusyProblem()
            : new InvalidQueryProblem(found.Faults);
    }

    /// <summary>Finds or computes the answer to a request.</summary>
    /// <typeparam name="TMeasured">The type of the report or analysis, by whose name its time is measured.</typeparam>
    /// <param name="request">The request. Its path and query are the question.</param>
    /// <param name="query">The query.</param>
    /// <param name="asOf">The month up to which observations count; null for this month.</param>
    /// <param name="compute">Computes the answer; null only if it found a fault in the query.</param>
    /// <param name="cancellation">Ends the wait for the answer. The computation ends when nobody waits for it.</param>
    private async Task<Outcome> Find<TMeasured>(
        HttpRequest request, Query query, Month? asOf, Func<VisibleProjection, CancellationToken, Task<byte[]?>> compute, CancellationToken cancellation)
    {
        if (query.Faults.Count > 0)
        {
            return new Outcome(null, null, IsBusy: false, query.Faults);
        }

        // The computation may outlive this request, if others wait for it, too.
        var caller = Caller.Of(request);
        var reader = await visibility.Of(caller, cancellation);
        var asked = new Asked(await register.See(reader, cancellation), reader, asOf ?? Month.Of(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)), QuestionOf(request));
        return await work.Of(
            () => Find(asked) is { } answer ? new Outcome(answer, null, IsBusy: false, []) : null,
            () => KeyOf(asked, projections.MarkingOf(asked.Seen, reader) ?? $"{reader.Partner}"),
            Compute,
            outcome => outcome.IsBusy,
            cancellation);

        async Task<Outcome> Compute(CancellationToken ended)
        {
            var (answer, cycle, busy) = await GapReportAnswers.Try<TMeasured, KnownAnswer>(
                gate,
                caller,
                async () =>
                {
                    var seen = projections.Of(asked.Seen, reader, asked.AsOf);
                    return Find(asked) ?? (await compute(seen, ended) is { } content ? Keep(asked, seen.Marking, KnownAnswer.Of(content)) : null);
                },
                ended);
            return new Outcome(answer, cycle, busy is not null, query.Faults);
        }
    }

    public void Dispose() => known.Dispose();

    /// <summary>The path and the query, without regard to the order of parameters. Answers hold links, so the address of the program belongs to it.</summary>
    private static string QuestionOf(HttpRequest request) =>
        $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}?{string.Join('&', request.Query.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={Uri.EscapeDataString($"{each.Value}")}"))}";

    private static string KeyOf(Asked asked, string marking) => string.Join('\n', asked.Seen.Sight, marking, asked.AsOf, asked.Question);

    private KnownAnswer? Find(Asked asked) =>
        projections.MarkingOf(asked.Seen, asked.Reader) is { } marking ? known.Find(KeyOf(asked, marking)) : null;

    private KnownAnswer Keep(Asked asked, string marking, KnownAnswer answer) =>
        known.Keep(KeyOf(asked, marking), answer, answer.Content.Length + Overhead);

    /// <param name="Seen">What the caller sees.</param>
    /// <param name="Reader">The caller as a reader.</param>
    /// <param name="AsOf">The month up to which observations count.</param>
    /// <param name="Question">What is asked.</param>
    private sealed record Asked(SeenRegister Seen, Reader Reader, Month AsOf, string Question);

    /// <param name="Answer">The answer; null if there is none.</param>
    /// <param name="Cycle">The cycle that the register has; null for none.</param>
    /// <param name="IsBusy">Whether too much was computed for whoever began it.</param>
    /// <param name="Faults">The faults in the query.</param>
    private sealed record Outcome(KnownAnswer? Answer, CycleProblem? Cycle, bool IsBusy, IReadOnlyList<QueryFault> Faults);
}
