using System.Reflection;
using CoProduction.Functions.Access.Reads;
using CoProduction.Functions.Http.Middleware;

namespace CoProduction.Functions.Access.People;

/// <summary>Finds the handle of a caller whose request leaves a trace: one that may change something, or whose read is logged.</summary>
internal sealed class CallerNaming(KnownPeople people) : IRequestRule
{
    public async ValueTask<IResult?> Check(HttpContext context, MethodInfo? function)
    {
        if (function is not null && LeavesTrace(context.Request, function) && context.Features.Get<Caller>() is { Subject: { } subject } caller)
        {
            context.Features.Set(caller with { Handle = (await people.HandleOf(caller.Partner, subject, context.RequestAborted)).Value });
        }

        return null;
    }

    private static bool LeavesTrace(HttpRequest request, MethodInfo function) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) || function.IsDefined(typeof(LoggedReadAttribute));
}
