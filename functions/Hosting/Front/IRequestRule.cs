using System.Reflection;

namespace CoProduction.Functions.Hosting.Front;

/// <summary>Something that every HTTP request must pass on its way to a function, on both hosts.</summary>
public interface IRequestRule
{
    /// <summary>Looks at a request, and may put headers on its answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="function">The method that it is on the way to; null where no function is at its address.</param>
    /// <returns>What to answer instead of the function; null to let the request pass.</returns>
    ValueTask<IResult?> Check(HttpContext context, MethodInfo? function);
}
