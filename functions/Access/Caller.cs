using CoProduction.Functions.Store;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access;

/// <summary>The sender of a request, as its token names it.</summary>
/// <param name="Partner">The partner whose ministry the caller belongs to.</param>
/// <param name="Subject">Names the caller within its issuer, in at most 100 characters; null for the sender of an import, of whom only the handle is kept.</param>
/// <param name="Roles">The caller's roles; at least one.</param>
public sealed record Caller(CountryCode Partner, string? Subject, IReadOnlySet<Role> Roles)
{
    /// <summary>
    /// Stands for the caller in everything that is kept (<see cref="People.PersonHandle"/>); null for a request that leaves no trace. In an import from before
    /// handles, it is the partner and the subject.
    /// </summary>
    public string? Handle { get; init; }

    /// <summary>The caller in the history of the records that it changes.</summary>
    /// <exception cref="InvalidOperationException">The request is one that leaves no trace.</exception>
    public Author Author => new(Handle ?? throw new InvalidOperationException("The caller has no handle: its request only reads, and its function is not marked [LoggedRead]."));

    public bool Is(Role role) => Roles.Contains(role);

    public bool MayWriteAnything => Is(Role.Contributor) || Is(Role.Coordinator);

    /// <summary>Whether the caller may write records that a partner owns, or, with null, records that no partner owns.</summary>
    public bool MayWrite(CountryCode? owner) => owner is null ? Is(Role.Coordinator) : owner == Partner && Is(Role.Contributor);

    /// <summary>The caller of a request.</summary>
    /// <exception cref="InvalidOperationException">No token was required for the request.</exception>
    public static Caller Of(HttpRequest request) =>
        request.HttpContext.Features.Get<Caller>()
        ?? throw new InvalidOperationException("The request has no caller: its function is marked [AllowAnonymous], or no rule identified the caller.");
}
