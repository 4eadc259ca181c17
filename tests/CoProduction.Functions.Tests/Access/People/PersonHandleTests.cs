using CoProduction.Functions.Access.People;
using CoProduction.Functions.Access.Tokens;
using CoProduction.Registry;
using CoProduction.Registry.Partners;

namespace CoProduction.Functions.Tests.Access.People;

public sealed class PersonHandleTests
{
    private static readonly PersonHandle Handle = PersonHandle.New(Parsed.As<CountryCode>("POL"));

    [Fact]
    public void Handle_is_read_from_its_text_and_from_the_author_of_an_import()
    {
        Assert.Equal((Handle, "POL"), (Parsed.As<PersonHandle>(Handle.Value), Handle.Partner.Value));
        Assert.Equal(Handle, PersonHandle.In($"{Handle} (import 018f3c9a7b2d4e5f6a7b)"));
        Assert.NotEqual(Handle, PersonHandle.New(Handle.Partner));
    }

    [Theory]
    [InlineData("POL:anna")]
    [InlineData("local")]
    [InlineData("POL:person~0123")]
    [InlineData("QQQ:person~0f1e2d3c4b5a69788796a5b4c3d2e1f0")]
    [InlineData("POL:person~0F1E2D3C4B5A69788796A5B4C3D2E1F0")]
    [InlineData("POL:person~0f1e2d3c4b5a69788796a5b4c3d2e1f0\n")]
    [InlineData(null)]
    public void Anything_else_is_no_handle(string? text)
    {
        Assert.False(PersonHandle.TryParse(text, out _));
        Assert.Null(PersonHandle.In(text));
    }

    [Theory]
    [InlineData("person~0f1e2d3c4b5a69788796a5b4c3d2e1f0")]
    [InlineData("person~0f1e2d3c4b5a69788796a5b4c3d2e1f0 ")]
    [InlineData("person")]
    [InlineData("persön")]
    [InlineData("")]
    public void No_subject_is_named_like_a_handle(string subject) => Assert.False(PersonHandle.TryParse($"POL:{SubjectName.Of(subject)}", out _));

    [Fact]
    public void Texts_name_the_person_where_the_subject_is_known()
    {
        var other = PersonHandle.New(Handle.Partner);
        var subjects = new Subjects(new Dictionary<PersonHandle, string> { [Handle] = "anna" });

        Assert.Equal($"Changed by POL:anna, then by {other}.", subjects.Into($"Changed by {Handle}, then by {other}."));
        Assert.Equal([Handle, other], PersonHandle.AllIn($"by {Handle}, then by {other}."));
        Assert.Equal(("anna", null, null), (subjects.Of($"{Handle} (import 1)"), subjects.Of(other.Value), subjects.Of("local")));
    }
}
