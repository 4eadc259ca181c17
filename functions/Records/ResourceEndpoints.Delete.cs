using CoProduction.Functions.Access;
using CoProduction.Functions.Http;
using CoProduction.Functions.Store;
using CoProduction.Registry;
using CoProduction.Registry.Retirements;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CoProduction.Functions.Records;

/// <content>Deletes records.</content>
public sealed partial class ResourceEndpoints<TRecord, TBody>
{
    /// <summary>Delete {a noun}.</summary>
    /// <remarks>{deletion} The history of the {noun} stays.</remarks>
    /// <response code="204">The {noun} is deleted.</response>
    public async Task<Results<NoContent, ForbiddenProblem, NotFoundProblem, PreconditionProblem>> Delete(
        HttpRequest request, string id, CancellationToken cancellation)
    {
        var (caller, view) = (Caller.Of(request), await visibility.ViewOf(request, cancellation));
        if (await view.FindToChange(kind, id, cancellation) is not { } found)
        {
            return await Missing(id, cancellation);
        }

        if (Refusal(caller, found.Record) is { } forbidden)
        {
            return forbidden;
        }

        if (IfMatch.Of(request, out var match) is { } unconditional)
        {
            return unconditional;
        }

        var change = await Change(
            view, found, match, _ => Task.FromResult<PreconditionProblem?>(null), version => Delete(version, caller.Author, cancellation), cancellation);
        return change.Former is null ? await Missing(id, cancellation)
            : change.Done is null ? await Overtaken(id, cancellation)
            : TypedResults.NoContent();
    }

    /// <summary>Removes a version. One that other records can name is retired instead, whether or not any does: so no reference is ever left without its record.</summary>
    private Task<WriteResult> Delete(Entry<IRecord> version, Author author, CancellationToken cancellation) => version.Record switch
    {
        IRetirable { Retired: null } current => store.Replace(kind, current.RetiredOn(Today), version.Version, author, cancellation),
        IRetirable retired => store.Replace(kind, retired, version.Version, author, cancellation),
        _ => store.Remove(kind, version.Record.Id, version.Version, author, cancellation),
    };
}
