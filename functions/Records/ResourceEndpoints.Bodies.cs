using System.Text.Json;
using CoProduction.Functions.Access;
using CoProduction.Functions.Http;

namespace CoProduction.Functions.Records;

/// <content>Reads the bodies of records.</content>
public sealed partial class ResourceEndpoints<TRecord, TBody>
{
    /// <summary>Reads the body. Returns the body, its record and a digest of its bytes, or the problem.</summary>
    private async Task<(TBody? Body, TRecord? Record, string Digest, InvalidRecordProblem? Refusal)> Receive(
        HttpRequest request, string? id, CancellationToken cancellation)
    {
        var (json, digest, refusal) = await bodies.Read(request, cancellation);
        if (json is null)
        {
            return (null, null, digest, new InvalidRecordProblem(refusal!));
        }

        using (json)
        {
            var (body, record, faulty) = await Receive(json.RootElement, id, request, cancellation);
            return (body, record, digest, faulty);
        }
    }

    /// <summary>Reads the JSON of a record. Returns its body and the record, or the problem.</summary>
    private async Task<(TBody? Body, TRecord? Record, InvalidRecordProblem? Refusal)> Receive(
        JsonElement json, string? id, HttpRequest request, CancellationToken cancellation)
    {
        var (body, record, faults) = kind.Receive(json, id, Caller.Of(request).Partner, logger);
        return record is null ? (null, null, new InvalidRecordProblem(await WithNames(faults, body, request, cancellation))) : (body, record, null);
    }

    /// <summary>The faults of a body, and those of what its sound parts name.</summary>
    private async Task<IReadOnlyList<BodyFault>> WithNames(IReadOnlyList<BodyFault> faults, TBody? body, HttpRequest request, CancellationToken cancellation)
    {
        if (body is null)
        {
            return faults;
        }

        var view = await visibility.ViewOf(request, cancellation);
        var former = kind.IdOf((object)body) is { } id ? await view.Find(kind, id, cancellation) : null;
        var references = new References(view, former?.Record);
        await kind.CheckNames(body, references, cancellation);
        return references.Beside(faults);
    }
}
