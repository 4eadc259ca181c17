using CoProduction.Functions.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Access;

/// <summary>Who sends a request, as its token says.</summary>
/// <param name="Partner">The partner whose ministry it is.</param>
/// <param name="Subject">Names the caller within its issuer, at most 100 characters.</param>
/// <param name="Roles">What it may do; at least one.</param>
public sealed record Caller(CountryCode Partner, string Subject, IReadOnlySet<Role> Roles)
{
    /// <summary>As the history of what it changes names it.</summary>
    public Author Author => new($"{Partner}:{Subject}");

    public bool Is(Role role) => Roles.Contains(role);

    public bool MayWriteAnything => Is(Role.Contributor) || Is(Role.Coordinator);

    /// <summary>Whether it may write what this partner keeps; null for what the coordinators keep.</summary>
    public bool MayWrite(CountryCode? keeper) => keeper is null ? Is(Role.Coordinator) : keeper == Partner && Is(Role.Contributor);

    /// <summary>Whoever sends this request.</summary>
    /// <exception cref="InvalidOperationException">The request came in without being asked for a token.</exception>
    public static Caller Of(HttpRequest request) =>
        request.HttpContext.Features.Get<Caller>() ?? throw new InvalidOperationException("The request was let in without a caller.");
}
