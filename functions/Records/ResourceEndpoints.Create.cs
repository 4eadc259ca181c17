using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Idempotency;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Retirements;
using Microsoft.AspNetCore.Http.HttpResults;
using System.Text.Json;

namespace CoProduction.Functions.Records;

/// <content>Creates records.</content>
public sealed partial class ResourceEndpoints<TRecord, TBody>
{
    /// <summary>Create {a noun}.</summary>
    /// <remarks>
    /// {id} {return}Everything that the {noun} refers to must be registered. A null property counts as absent. An unknown property is an error.
    /// </remarks>
    /// <response code="201">The {noun} as it is now registered.</response>
    public async Task<Results<Created<TBody>, Replayed, ForbiddenProblem, IdempotencyProblem, InvalidRecordProblem, TakenProblem>> Create(
        HttpRequest request, CancellationToken cancellation)
    {
        var caller = Caller.Of(request);
        if (!caller.MayWriteAnything)
        {
            return new ForbiddenProblem(NeedsToWrite);
        }

        var (body, record, digest, refusal) = await Receive(request, id: null, cancellation);
        if (body is null || record is null)
        {
            return refusal!;
        }

        if (Refusal(caller, record) is { } forbidden)
        {
            return forbidden;
        }

        var partition = kind.Partitioning.Of(record.Id)!;
        var attempt = await keys.Begin(request, digest, partition, cancellation);
        if (attempt is not Attempt.First { Slot: var slot })
        {
            return attempt is Attempt.Again again ? again.Answer : ((Attempt.Refused)attempt).Problem;
        }

        var view = await visibility.ViewOf(request, cancellation);
        var retired = kind.IsRetirable && (await view.Find(kind, record.Id, cancellation))?.Record is IRetirable { Retired: not null } earlier ? earlier : null;
        if (await Check(record, retired, view, cancellation) is { } faulty)
        {
            return faulty;
        }

        if (kind.Outline(record) is { } site && await duplicates.Objection(site, request, cancellation) is { } duplicate)
        {
            return new TakenProblem(duplicate);
        }

        var answer = slot is null ? null : new AnswerToKeep(slot.Value, made => Kept(request, made));
        var entry = await store.Add(kind, record, caller.Author, answer, cancellation);
        if (entry is null && slot is not null && await keys.Repeated(partition, slot.Value, cancellation) is { } same)
        {
            return same.Answer;
        }

        if (entry is null && kind.IdOf(body) is null)
        {
            entry = await AddNumbered(body, record.Id, caller.Author, answer, cancellation);
        }

        if (entry is null)
        {
            await store.Publish(kind, record.Id, cancellation);
            return new TakenProblem(record.Id, Links.To(request, kind.Path, record.Id));
        }

        // Not cancellable: even if the client has disconnected, a record that must not stay has to be removed.
        if (await kind.CheckAgain(entry.Record, retired, await visibility.ViewOf(request, CancellationToken.None), CancellationToken.None) is { } late)
        {
            await TakeBack(entry, retired, caller.Author);
            await (slot is null ? Task.CompletedTask : keys.Drop(partition, slot.Value, CancellationToken.None));
            return new InvalidRecordProblem([late]);
        }

        await Propose(record, caller, request);
        return TypedResults.Created(Links.To(request, kind.Path, entry.Record.Id), Answer(request, entry));
    }

    /// <summary>Takes back a new record. Others can name it already, so one that can be named stays, as retired as it was or now is.</summary>
    private Task<WriteResult> TakeBack(Entry<IRecord> entry, IRecord? retired, Author author) => entry.Record switch
    {
        IRetirable added => store.Replace(kind, retired ?? added.TakenBackOn(Today), entry.Version, author, CancellationToken.None),
        _ => store.Remove(kind, entry.Record.Id, entry.Version, author, CancellationToken.None),
    };

    private StoredAnswer Kept(HttpRequest request, Entry<IRecord> entry) =>
        new(
            StatusCodes.Status201Created,
            Links.To(request, kind.Path, entry.Record.Id),
            entry.ETag,
            JsonSerializer.Serialize(TBody.From((TRecord)entry.Record), RecordJson.Options));

    /// <summary>Adds a record under the next free number. Several figures for one scope, item and date are legitimate.</summary>
    private async Task<Entry<IRecord>?> AddNumbered(
        TBody body, string id, Author author, AnswerToKeep? answer, CancellationToken cancellation)
    {
        var derived = Parsed.As<RecordId>(id);
        for (var n = 2; n <= DerivedId.MostNumbered && kind.IsId(derived.Numbered(n).Value); n++)
        {
            var record = kind.WithId(body, derived.Numbered(n).Value).ToRecord();
            if (await store.Add(kind, record, author, answer, cancellation) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }
}
