<%@ page contentType="text/html;charset=UTF-8" session="false" isErrorPage="true" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<shop:page title="The bookshop">
<h1>That did not work</h1>
<p>The shop answers with status ${requestScope['jakarta.servlet.error.status_code']}.</p>
<p><a href="/">To the books</a></p>
</shop:page>
