using CoProduction.Functions.Store;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access;

/// <summary>The sender of a request, as its token names it.</summary>
/// <param name="Partner">The partner whose ministry the caller belongs to.</param>
/// <param name="Subject">Names the caller within its issuer, in at most 100 characters.</param>
/// <param name="Roles">The caller's roles; at least one.</param>
public sealed record Caller(CountryCode Partner, string Subject, IReadOnlySet<Role> Roles)
{
    /// <summary>The caller's name in the history of the records that it changes.</summary>
    public Author Author => new($"{Partner}:{Subject}");

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
